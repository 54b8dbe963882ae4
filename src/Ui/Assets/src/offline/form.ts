// From fields to the body of the call and back. The fields say by their attributes how they are to be read (IOfflineForm).

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface Problem {
  control: Control;
  sentence: string;
}

const controls = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) && element.name !== "" && element.type !== "file",
  );

const ticked = (control: Control): boolean => control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

const member = (name: string): string => {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return last.charAt(0).toLowerCase() + last.slice(1);
};

/** Raw values by name. */
export function read(form: HTMLFormElement): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const control of controls(form)) {
    if (ticked(control) && !(control as HTMLInputElement).checked) continue;
    if (control.value.trim() !== "") (fields[control.name] ??= []).push(control.value);
  }
  return fields;
}

/** Shows an entry in its form again. */
export function fill(form: HTMLFormElement, fields: Record<string, string[]>): void {
  for (const control of controls(form)) {
    const values = fields[control.name] ?? [];
    if (ticked(control)) (control as HTMLInputElement).checked = values.includes(control.value);
    else control.value = values[0] ?? "";
  }
}

/** A moment that nobody has touched is now, in Asia/Shanghai, and not when the page was kept on the device. */
export function freshen(form: HTMLFormElement): void {
  const now = new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 16);
  for (const control of controls(form))
    if (control instanceof HTMLInputElement && control.dataset.as === "moment" && control.value === control.defaultValue) control.value = control.defaultValue = now;
}

const label = (control: Control): string => {
  const field = control.closest(".field");
  const named = field?.querySelector("legend, label:not(.choice)") ?? control.closest("label");
  return (named?.firstChild?.textContent ?? named?.textContent ?? control.name).trim();
};

function excused(form: HTMLFormElement, control: Control): boolean {
  const [name, value] = (control.dataset.unless ?? "").split(":");
  return name !== undefined && name !== "" && controls(form).some((other) => member(other.name) === member(name) && (!ticked(other) || (other as HTMLInputElement).checked) && other.value === value);
}

/** What can be said without asking the platform. */
export function check(form: HTMLFormElement, say: (key: string) => string): Problem[] {
  const [problems, asked] = [[] as Problem[], new Set<string>()];
  const fields = read(form);
  for (const control of controls(form)) {
    if (asked.has(control.name)) continue;
    asked.add(control.name);
    const value = fields[control.name]?.[0]?.trim() ?? "";
    const limit = Number(control.dataset.count);
    if (value === "" && control.dataset.required !== undefined && !excused(form, control)) problems.push({ control, sentence: say("needed").replace("{0}", label(control)) });
    else if (value !== "" && value.length < Number(control.dataset.least ?? 0)) problems.push({ control, sentence: say("short").replace("{0}", label(control)).replace("{1}", control.dataset.least ?? "") });
    else if (control.dataset.as === "mobile" && value !== "" && !/^1\d{10}$/.test(value)) problems.push({ control, sentence: say("mobile") });
    else if (control.dataset.as === "number" && value !== "" && !/^\d+(\.\d{1,2})?$/.test(value)) problems.push({ control, sentence: say("number").replace("{0}", label(control)) });
    else if (limit && value.length > limit) problems.push({ control, sentence: say("long").replace("{0}", label(control)).replace("{1}", String(limit)) });
  }
  return problems;
}

/** The members of the body. */
export function body(form: HTMLFormElement): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const control of controls(form)) {
    const value = control.value.trim();
    if (ticked(control) && !(control as HTMLInputElement).checked) continue;
    if (value === "") continue;
    const name = member(control.name);
    if (control instanceof HTMLInputElement && control.type === "checkbox") made[name] = true;
    else if (control.dataset.as === "number") made[name] = Number(value);
    else if (control.dataset.as === "moment") made[name] = value.slice(0, 16) + ":00+08:00"; // Asia/Shanghai, whatever the device thinks
    else made[name] = value;
    if (control instanceof HTMLInputElement && control.dataset.choose !== undefined) Object.assign(made, chosen(control, value));
  }
  return made;
}

// What the list knows of the chosen line, as the device saw it.
function chosen(control: HTMLInputElement, value: string): Record<string, unknown> {
  const option = [...(control.list?.options ?? [])].find((one) => one.value === value);
  const known: Record<string, unknown> = {};
  for (const [name, told] of Object.entries(option?.dataset ?? {})) known[name === "id" ? (control.dataset.choose as string) : name] = /^\d+$/.test(told ?? "") ? Number(told) : told;
  return known;
}

/** Says what is wrong at its field, as the server would. */
export function show(form: HTMLFormElement, problems: Problem[], heading: string): void {
  clear(form);
  if (problems.length === 0) return;
  const summary = document.createElement("div");
  summary.className = "error-summary";
  summary.setAttribute("role", "alert");
  summary.tabIndex = -1;
  const title = document.createElement("h2");
  title.textContent = heading;
  const list = document.createElement("ul");
  for (const { control, sentence } of problems) {
    const field = control.closest(".field");
    const line = document.createElement("p");
    line.className = "field-error";
    line.id = control.id + "-problem";
    line.textContent = sentence;
    field?.classList.add("wrong");
    (field?.querySelector("legend, label:not(.choice)") ?? field?.firstElementChild)?.after(line);
    control.setAttribute("aria-invalid", "true");
    const link = document.createElement("a");
    link.href = "#" + control.id;
    link.textContent = sentence;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  summary.append(title, list);
  form.prepend(summary);
  summary.focus();
}

export function clear(form: HTMLFormElement): void {
  for (const old of form.querySelectorAll(".error-summary, .field-error")) old.remove();
  for (const field of form.querySelectorAll(".field.wrong")) field.classList.remove("wrong");
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/** The control of a member the platform has refused. */
export const controlOf = (form: HTMLFormElement, field: string): Control | undefined => controls(form).find((control) => member(control.name) === member(field));
