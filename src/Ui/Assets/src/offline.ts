// The page that works without a signal: what is written is kept on the device first and sent when there is one.
import { dress, listen } from "./elements";
import { body, check, clear, controlOf, fill, freshen, read, show } from "./offline/form";
import { sendAll, type Target } from "./offline/send";
import { all, amend, get, put, remove, type Entry, type Photo } from "./offline/store";
import { smaller, watchFiles } from "./photos";

listen();
watchFiles();
dress();

const root = document.getElementById("offline");
if (root) void start(root);

async function start(page: HTMLElement): Promise<void> {
  const sentences = JSON.parse(page.dataset.sentences ?? "{}") as Record<string, string>;
  const say = (key: string): string => sentences[key] ?? key;
  const account = page.dataset.account ?? "";
  const forms = new Map([...page.querySelectorAll<HTMLFormElement>("form[data-form]")].map((form) => [form.dataset.form ?? "", form]));
  const state = document.getElementById("offline-state");
  const list = document.getElementById("offline-list");
  let signIn = false;
  let kept = false;
  let [waiting, asking] = [0, 0];

  const held = (entry: Entry): boolean => forms.get(entry.form)?.dataset.editing === entry.id;

  // What the writer is changing is held back.
  const targetOf = (entry: Entry): Target | null => {
    const form = forms.get(entry.form)?.dataset;
    return form && !held(entry)
      ? { address: form.address ?? "", within: form.within, stop: form.stop ?? "", written: form.written, language: page.dataset.language ?? "zh-CN", titleStays: form.titleStays !== undefined, uncertain: say("uncertain"), held: () => held(entry) }
      : null;
  };

  const freshenAll = (): void => {
    for (const form of forms.values()) if (!form.dataset.editing) freshen(form);
  };

  const tell = (): void => {
    if (!state) return;
    state.className = "offline-state callout " + (signIn || asking > 0 ? "warn" : navigator.onLine ? "good" : "info");
    const words = document.createElement("span");
    words.append(navigator.onLine ? (signIn ? link(page.dataset.signIn ?? "/", say("signIn")) : say("online") + (kept ? say("ready") : "")) : say("offline"));
    if (waiting > 0) words.append(" ", say("count").replace("{0}", String(waiting)));
    if (asking > 0) words.append(" ", link("#offline-list", say("asking").replace("{0}", String(asking))));
    state.replaceChildren(words);
  };

  const draw = async (): Promise<void> => {
    const entries = await all();
    const own = entries.filter((entry) => entry.account === account).reverse();
    [waiting, asking] = [own.filter((entry) => entry.state === "waiting").length, own.filter((entry) => entry.state === "conflict" || entry.state === "refused").length];
    list?.replaceChildren(...own.map(line));
    document.getElementById("offline-empty")?.toggleAttribute("hidden", own.length > 0);
    const others = document.getElementById("offline-others");
    const foreign = entries.filter((entry) => entry.account !== account && entry.state !== "sent").length;
    if (others) [others.hidden, others.textContent] = [foreign === 0, say("others").replace("{0}", String(foreign))];
    tell();
  };

  const send = async (): Promise<void> => {
    if (!navigator.onLine) return tell();
    const outcome = await sendAll(account, targetOf, draw);
    signIn = outcome === "signIn";
    await draw();
  };

  const change = async (id: string, to: (entry: Entry) => Partial<Entry> | null): Promise<void> => {
    const entry = await get(id);
    const changed = entry && to(entry);
    if (!entry || !changed) return;
    await amend(entry, changed);
    await draw();
    await send();
  };

  const edit = (entry: Entry): void => {
    const form = forms.get(entry.form);
    if (!form) return;
    form.dataset.editing = entry.id;
    void draw();
    fill(form, entry.fields);
    const control = entry.problem?.field ? controlOf(form, entry.problem.field) : undefined;
    show(form, control && entry.problem ? [{ control, sentence: entry.problem.sentence }] : [], say("problem"));
    const fold = form.closest("details");
    if (fold) fold.open = true;
    (control ?? form).scrollIntoView({ block: "center" });
  };

  function line(entry: Entry): HTMLElement {
    const item = document.createElement("li");
    item.className = "offline-entry";
    item.dataset.state = entry.state;
    const tone = { waiting: "info", conflict: "warn", refused: "bad", sent: "good" }[entry.state];
    const badge = document.createElement("span");
    badge.className = "badge " + tone;
    badge.textContent = say(entry.state === "waiting" && entry.inDoubt ? "doubt" : held(entry) ? "editing" : entry.state);
    const head = document.createElement("p");
    const strong = document.createElement("strong");
    const kind = forms.get(entry.form)?.dataset.title ?? entry.form;
    strong.textContent = entry.title || kind;
    const when = document.createElement("span");
    when.className = "soft small";
    when.textContent = `${entry.title ? kind + " · " : ""}${new Date(entry.at).toLocaleString(page.dataset.language, { timeZone: "Asia/Shanghai", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" })}${entry.photos.length > 0 ? " · " + say("files").replace("{0}", String(entry.photos.length)) : ""}`;
    head.append(strong, " ", badge, document.createElement("br"), when);
    item.append(head);
    if (entry.problem) item.append(paragraph(entry.problem.sentence, "offline-problem"));
    if (entry.state === "sent") item.append(...result(entry));
    const row = document.createElement("div");
    row.className = "row";
    if (entry.state === "conflict") row.append(button(say("anyway"), "second", () => change(entry.id, () => ({ state: "waiting", anyway: true, problem: undefined }))));
    if (entry.state !== "sent" && !entry.inDoubt) row.append(button(say("edit"), "second", () => edit(entry)));
    if (!entry.inDoubt || entry.state === "sent") row.append(button(say("remove"), "quiet", () => drop(entry)));
    item.append(row);
    return item;
  }

  function result(entry: Entry): HTMLElement[] {
    const made: HTMLElement[] = [];
    const id = entry.answer?.id;
    if (entry.answer?.receiptCode) made.push(paragraph(say("code").replace("{0}", entry.answer.receiptCode.replace(/^(.{4})(.{4})/, "$1-$2-")), "number"), button(say("codeTold"), "second", () => change(entry.id, (now) => ({ answer: { ...now.answer, receiptCode: undefined } }))));
    if (id) {
      const to = document.createElement("p");
      to.append(link((forms.get(entry.form)?.dataset.result ?? "/").replace("{id}", id), entry.answer?.number ?? say("open")));
      made.push(to);
    } else made.push(paragraph(say("sentOnce"), "soft"));
    return made;
  }

  async function drop(entry: Entry): Promise<void> {
    if (entry.state !== "sent" && !window.confirm(say("removeSure"))) return;
    // Meanwhile it may have been sent, and nobody knows yet whether it has arrived.
    const now = await get(entry.id);
    if (!now?.inDoubt || now.state === "sent") await remove(entry.id);
    const form = forms.get(entry.form);
    if (form && held(entry)) delete form.dataset.editing;
    await draw();
  }

  for (const form of forms.values())
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void keep(form);
    });

  async function keep(form: HTMLFormElement): Promise<void> {
    const problems = check(form, say);
    show(form, problems, say("problem"));
    if (problems.length > 0) return;
    const before = form.dataset.editing ? await get(form.dataset.editing) : undefined;
    const tooLate = (): void => {
      // What was typed stays in the form, and may be kept as another entry once this one has arrived.
      if (!before?.inDoubt || before.state === "sent") delete form.dataset.editing;
      window.alert(say("tooLate"));
    };
    if (before?.inDoubt || before?.state === "sent") return tooLate();
    const fields = read(form);
    const [at, written] = [before?.at ?? Date.now(), form.dataset.written];
    const photos: Photo[] = before?.photos.slice() ?? [];
    for (const input of form.querySelectorAll<HTMLInputElement>("input[type=file]")) for (const file of input.files ?? []) photos.push({ name: file.name, blob: await smaller(file) });
    const title = (fields[form.dataset.named ?? ""]?.[0] ?? "").slice(0, 40);
    const entry: Entry = {
      id: before?.id ?? crypto.randomUUID(), account, form: form.dataset.form ?? "", title, at, fields, photos,
      body: { ...body(form), ...(written ? { [written]: new Date(at).toISOString() } : {}) },
      state: "waiting", key: crypto.randomUUID(), inDoubt: false, anyway: false, doubtAt: undefined, problem: undefined,
    };
    try {
      if (!before) await put(entry);
      else if (!(await amend(before, entry))) return tooLate();
    } catch {
      return window.alert(say("full"));
    }
    // Only now: what is in the store is safe.
    form.reset();
    delete form.dataset.editing;
    freshen(form);
    clear(form);
    for (const chosen of form.querySelectorAll(".files")) chosen.replaceChildren();
    await draw();
    state?.append(" ", say("kept"));
    list?.closest("section.card, .card")?.scrollIntoView({ block: "start" });
    await send();
  }

  document.getElementById("offline-send")?.addEventListener("click", () => void send());
  document.getElementById("offline-forget")?.addEventListener("click", () => void forget());

  async function forget(): Promise<void> {
    const waiting = (await all()).filter((entry) => entry.account === account);
    if (waiting.some((entry) => entry.state !== "sent") && !window.confirm(say("forgetSure"))) return;
    for (const entry of waiting) await remove(entry.id);
    for (const name of await caches.keys()) if (name.startsWith("nj-offline")) await caches.delete(name);
    await draw();
    state?.append(" ", say("forgotten"));
  }

  window.addEventListener("online", () => void send());
  window.addEventListener("offline", tell);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    freshenAll();
    void send();
  });
  window.setInterval(() => void send(), 60_000);
  freshenAll();
  await draw();
  // Nothing waits for the worker: where it cannot be installed, «ready» never comes.
  if ("serviceWorker" in navigator) void keepPage();
  await send();

  async function keepPage(): Promise<void> {
    await navigator.serviceWorker.register(page.dataset.worker ?? "", { scope: location.pathname }).catch(() => undefined);
    kept = (await navigator.serviceWorker.ready.catch(() => undefined)) !== undefined;
    await navigator.storage?.persist?.();
    tell();
  }
}

function link(to: string, words: string): HTMLAnchorElement {
  const made = document.createElement("a");
  [made.href, made.textContent] = [to, words];
  return made;
}

function paragraph(words: string, name: string): HTMLParagraphElement {
  const made = document.createElement("p");
  [made.textContent, made.className] = [words, name];
  return made;
}

function button(words: string, kind: string, pressed: () => unknown): HTMLButtonElement {
  const made = document.createElement("button");
  [made.type, made.className, made.textContent] = ["button", "button " + kind, words];
  made.addEventListener("click", () => void pressed());
  return made;
}
