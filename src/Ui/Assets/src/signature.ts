// <signature-pad for="hidden-id" label again>: drawn strokes go as a PNG data address into the hidden field.
// Beside it the page always offers typing one's name, for who cannot or will not draw.
class SignaturePad extends HTMLElement {
  private canvas = document.createElement("canvas");
  private last: { x: number; y: number } | null = null;

  connectedCallback(): void {
    if (this.canvas.isConnected) return;
    this.hidden = false;
    this.classList.add("signature");
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", this.getAttribute("label") ?? "");
    const clear = document.createElement("button");
    clear.type = "button";
    clear.className = "link";
    clear.textContent = this.getAttribute("again") ?? "×";
    clear.addEventListener("click", () => this.clear());
    this.append(this.canvas, clear);
    this.clear();
    this.canvas.addEventListener("pointerdown", (event) => {
      this.canvas.setPointerCapture(event.pointerId);
      this.last = this.at(event);
      this.stroke(event);
    });
    this.canvas.addEventListener("pointermove", (event) => this.last && this.stroke(event));
    for (const end of ["pointerup", "pointercancel"]) this.canvas.addEventListener(end, () => this.finish());
  }

  private get field(): HTMLInputElement | null {
    return document.getElementById(this.getAttribute("for") ?? "") as HTMLInputElement | null;
  }

  private clear(): void {
    const box = this.canvas.getBoundingClientRect();
    this.canvas.width = Math.max(300, Math.round(box.width)) * 2;
    this.canvas.height = Math.max(120, Math.round(box.height)) * 2;
    const pen = this.canvas.getContext("2d");
    if (!pen) return;
    pen.scale(2, 2);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
    pen.strokeStyle = "#1a1a1a";
    pen.lineCap = pen.lineJoin = "round";
    if (this.field) this.field.value = "";
  }

  private at(event: PointerEvent): { x: number; y: number } {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private stroke(event: PointerEvent): void {
    const pen = this.canvas.getContext("2d");
    if (!pen || !this.last) return;
    const next = this.at(event);
    const distance = Math.hypot(next.x - this.last.x, next.y - this.last.y);
    pen.lineWidth = Math.max(1.6, 3.6 - distance / 12); // Quick strokes are thin, as with a brush.
    pen.beginPath();
    pen.moveTo(this.last.x, this.last.y);
    pen.lineTo(next.x, next.y + 0.01);
    pen.stroke();
    this.last = next;
  }

  private finish(): void {
    if (!this.last) return;
    this.last = null;
    if (this.field) this.field.value = this.canvas.toDataURL("image/png");
  }
}

export {};
customElements.define("signature-pad", SignaturePad);
