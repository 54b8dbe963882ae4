// What a page gains when script runs. Nothing here is needed to use a page; all of it hangs on data attributes,
// listens on the document, and so survives both plain loads and Turbo's replaced bodies.

type Texts = Record<string, string>;

/** Sentences in the reader's language, written by the server on the body. */
export const text = (key: string): string => {
  const texts: Texts = JSON.parse(document.body.dataset.texts ?? "{}") as Texts;
  return texts[key] ?? key;
};

const closest = <T extends Element>(event: Event, selector: string): T | null =>
  event.target instanceof Element ? event.target.closest<T>(selector) : null;

function count(area: HTMLTextAreaElement | HTMLInputElement): void {
  const counter = document.getElementById(area.id + "-counter");
  const limit = Number(area.dataset.count);
  if (!counter || !limit) return;
  const left = limit - area.value.length;
  counter.textContent = text(left < 0 ? "over" : "left").replace("{0}", String(Math.abs(left)));
  counter.classList.toggle("over", left < 0);
}

/** Counts what is in the fields now. */
export function recount(): void {
  for (const area of document.querySelectorAll<HTMLTextAreaElement>("[data-count]")) count(area);
}

/** Digits typed with a Chinese keyboard are often full width: １２，３００．５０ becomes 12300.50. */
function halfWidth(value: string): string {
  return value
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[。．]/g, ".")
    .replace(/[，,￥¥元\s]/g, "");
}

function submitOnce(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
}

function forgetSent(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy=true]")) button.removeAttribute("aria-busy");
}

async function copy(button: HTMLElement): Promise<void> {
  const source = document.getElementById(button.dataset.copy ?? "");
  if (!source) return;
  await navigator.clipboard.writeText(source.textContent?.trim() ?? "");
  button.textContent = text("copied");
}

function showPassword(button: HTMLElement): void {
  const input = document.getElementById(button.dataset.reveal ?? "") as HTMLInputElement | null;
  if (!input) return;
  const shown = input.type === "text";
  input.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
}

function onClick(event: MouseEvent): void {
  const print = closest<HTMLElement>(event, "[data-print]");
  if (print) return window.print();
  const toCopy = closest<HTMLElement>(event, "[data-copy]");
  if (toCopy) return void copy(toCopy);
  const reveal = closest<HTMLElement>(event, "[data-reveal]");
  if (reveal) return showPassword(reveal);
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.user-menu[open]"))
    if (!menu.contains(event.target as Node)) menu.open = false;
}

function onKey(event: KeyboardEvent): void {
  if (event.key === "Escape") {
    const open = closest<HTMLDetailsElement>(event, "details[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary")?.focus();
    } else if (location.hash === "#menu") {
      location.hash = "#main";
    }
  }
  const typing = closest(event, "input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.querySelector<HTMLInputElement>(".staff-top input[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
}

/** Called for each page that has arrived: shows what needs script and counts what is already typed. */
export function dress(): void {
  for (const needing of document.querySelectorAll<HTMLElement>("[data-needs-script]")) needing.hidden = false;
  recount();
  // On a phone the filter would hide the list it filters; it stays open while it is in use.
  if (window.matchMedia("(max-width: 48rem)").matches)
    for (const filter of document.querySelectorAll<HTMLDetailsElement>("details.filter[data-fold]")) filter.open = false;
  if (document.querySelector("signature-pad")) void import("./signature");
  forgetSent();
}

export function listen(): void {
  document.addEventListener("input", (event) => {
    const counted = closest<HTMLTextAreaElement>(event, "[data-count]");
    if (counted) count(counted);
  });
  document.addEventListener("change", (event) => {
    const numeric = closest<HTMLInputElement>(event, "input[inputmode=decimal], input[inputmode=numeric]");
    if (numeric) numeric.value = halfWidth(numeric.value);
  });
  document.addEventListener("submit", submitOnce);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  window.addEventListener("pageshow", forgetSent);
}
