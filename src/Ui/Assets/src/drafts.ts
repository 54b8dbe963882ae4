// What a worker has typed stays on this device until it is sent, so a dropped connection or a shift bell loses nothing.
// Passwords, files, hidden values and fields marked data-private are never kept; a draft is forgotten after seven days.
import { recount, text } from "./elements";

const Prefix = "nj-draft:";
const Days7 = 7 * 24 * 60 * 60 * 1000;

interface Draft {
  at: number;
  values: Record<string, string[]>;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controls = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) &&
      element.name !== "" && !["hidden", "password", "file", "submit"].includes(element.type) && element.dataset.private === undefined,
  );

function keep(form: HTMLFormElement): void {
  const values: Record<string, string[]> = {};
  for (const control of controls(form)) {
    if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio") && !control.checked) continue;
    if (control.value !== "") (values[control.name] ??= []).push(control.value);
  }
  const draft: Draft = { at: Date.now(), values };
  try {
    localStorage.setItem(Prefix + form.dataset.draft, JSON.stringify(draft));
  } catch {
    // Private windows and full storage: the form itself still works.
  }
}

function read(name: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(Prefix + name) ?? "null") as Draft | null;
    return draft && Date.now() - draft.at < Days7 ? draft : null;
  } catch {
    return null;
  }
}

function restore(form: HTMLFormElement): void {
  const draft = read(form.dataset.draft ?? "");
  // A page that answers a sent form already shows what was typed; the draft would be older.
  if (!draft || form.dataset.posted !== undefined || Object.keys(draft.values).length === 0) return;
  let filled = false;
  for (const control of controls(form)) {
    const values = draft.values[control.name] ?? [];
    if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
      if (values.includes(control.value) !== control.checked) filled = true;
      control.checked = values.includes(control.value);
    } else if (control.value === "" && values.length > 0) {
      control.value = values[0] ?? "";
      filled = true;
    }
  }
  if (!filled) return;
  recount();
  const note = document.createElement("p");
  note.className = "draft-note";
  note.setAttribute("role", "status");
  note.append(text("draftRestored"));
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "link";
  drop.textContent = text("draftDrop");
  drop.addEventListener("click", () => {
    localStorage.removeItem(Prefix + form.dataset.draft);
    form.reset();
    note.remove();
  });
  note.append(drop);
  form.prepend(note);
}

export function restoreDrafts(): void {
  for (const done of document.querySelectorAll<HTMLElement>("[data-draft-done]")) localStorage.removeItem(Prefix + done.dataset.draftDone);
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) restore(form);
}

export function watchDrafts(): void {
  let waiting = 0;
  document.addEventListener("input", (event) => {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-draft]") : null;
    if (!form) return;
    clearTimeout(waiting);
    // Turbo does not end timers: what was sent meanwhile must not come back as a draft.
    waiting = window.setTimeout(() => form.isConnected && keep(form), 400);
  });
  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.draft === undefined) return;
    clearTimeout(waiting);
    keep(event.target);
  });
}
