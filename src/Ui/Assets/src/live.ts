// A board that draws itself anew when the server says that something in its units has changed. Without script it is as new as its page.
import { visit } from "@hotwired/turbo";

// A screen that nobody touches must not keep its session open for ever.
const LONGEST = 30 * 60_000;

class LiveBoard extends HTMLElement {
  private source: EventSource | null = null;
  private timer = 0;

  connectedCallback(): void {
    if (this.source || !this.dataset.events) return;
    this.source = new EventSource(this.dataset.events);
    this.source.addEventListener("changed", () => this.show());
    this.timer = window.setTimeout(() => this.close(), LONGEST);
  }

  // Not while somebody types or chooses; a field that is only focused hinders nothing, and a telephone that rings must not wait for the next change.
  private show(): void {
    if (!this.isConnected) return;
    const field = document.activeElement;
    const busy = field instanceof HTMLSelectElement || ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== field.defaultValue);
    if (busy) window.setTimeout(() => this.show(), 2000);
    else visit(location.href, { action: "replace" });
  }

  disconnectedCallback(): void {
    this.close();
  }

  private close(): void {
    this.source?.close();
    this.source = null;
    window.clearTimeout(this.timer);
  }
}

// What the reader has opened stays open.
document.addEventListener("turbo:before-morph-attribute", (event) => {
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
  if (attributeName === "open" && event.target instanceof HTMLDetailsElement && event.target.closest(".chart")) event.preventDefault();
});

if (!customElements.get("live-board")) customElements.define("live-board", LiveBoard);
