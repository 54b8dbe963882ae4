import "@hotwired/turbo";
import { restoreDrafts, watchDrafts } from "./drafts";
import { dress, listen } from "./elements";
import { watchFiles } from "./photos";

listen();
watchFiles();
watchDrafts();
document.addEventListener("turbo:load", () => {
  dress();
  restoreDrafts();
  if (document.querySelector("live-board")) void import("./live");
});
// Who leaves a shared device takes the page that works without a signal along; what still waits to be sent stays.
document.addEventListener("submit", (event) => {
  const handler = event.target instanceof HTMLFormElement ? event.target.elements.namedItem("_handler") : null;
  if (handler instanceof HTMLInputElement && handler.value === "sign-out" && "caches" in window) void caches.delete("nj-offline-page");
});
// An address on this very page belongs to the browser: only it moves :target, which opens the menu, and the focus.
document.addEventListener("turbo:click", (event) => {
  const url = new URL((event as CustomEvent<{ url: string }>).detail.url);
  if (url.hash && url.pathname === location.pathname && url.search === location.search) event.preventDefault();
});
// A failed form comes back as a rendered page without a visit: dress it too and bring the reader to the summary.
document.addEventListener("turbo:render", () => {
  dress();
  document.querySelector<HTMLElement>(".error-summary")?.focus();
});
// The server has the files of a form it has answered and shows them as kept. Morphing leaves the chosen ones in the field, which would send them again.
document.addEventListener("turbo:submit-end", (event) => {
  const { fetchResponse } = (event as CustomEvent<{ fetchResponse?: unknown }>).detail;
  if (!fetchResponse || !(event.target instanceof HTMLFormElement)) return;
  for (const input of event.target.querySelectorAll<HTMLInputElement>("input[type=file]")) {
    input.value = "";
    document.getElementById(input.id + "-chosen")?.replaceChildren();
  }
});
// A remembered copy must not flash an old notice or an open menu.
document.addEventListener("turbo:before-cache", () => {
  for (const notice of document.querySelectorAll(".notice")) notice.remove();
  for (const open of document.querySelectorAll<HTMLDetailsElement>("details[open]")) open.open = false;
});
