/// <reference lib="webworker" />
// Keeps one page and what it is dressed in. Nothing else of the platform is kept on the device.
// The server writes a first line before this: self.kept, with the fingerprinted addresses of this version.

const worker = self as unknown as ServiceWorkerGlobalScope & { kept: { version: string; page: string; urls: string[] } };
const Assets = "nj-offline-" + worker.kept.version;
// By itself, so that signing out can forget it without the assets.
const Page = "nj-offline-page";
const Patience = 6000;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      await (await caches.open(Assets)).addAll(worker.kept.urls);
      await keep(await fetch(worker.kept.page, { credentials: "same-origin" }).catch(() => undefined));
      await worker.skipWaiting();
    })(),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith("nj-offline-") && name !== Assets && name !== Page) await caches.delete(name);
      await worker.clients.claim();
    })(),
  );
});

async function keep(response: Response | undefined): Promise<void> {
  // A redirect leads to the sign-in; that is no page to work with.
  if (response?.ok && !response.redirected && response.type === "basic") await (await caches.open(Page)).put(worker.kept.page, response.clone());
}

async function page(request: Request): Promise<Response> {
  const known = await (await caches.open(Page)).match(worker.kept.page);
  const ending = new AbortController();
  const timer = setTimeout(() => known && ending.abort(), Patience);
  try {
    const response = await fetch(request, { signal: ending.signal });
    await keep(response);
    return response.status >= 500 && known ? known : response;
  } catch (error) {
    if (known) return known;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (event.request.mode === "navigate" && url.pathname === worker.kept.page) return event.respondWith(page(event.request));
  if (worker.kept.urls.includes(url.pathname)) event.respondWith(caches.open(Assets).then(async (cache) => (await cache.match(url.pathname)) ?? fetch(event.request)));
});
