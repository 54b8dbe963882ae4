// Photos from a phone are 3–10 MB; a worker on a weak signal should not send more than needs to be read.
// The chosen files are drawn smaller (longest side 2000 px) before they are sent; this also leaves the place data behind.
import { text } from "./elements";

const Longest = 2000;
const SmallEnough = 700_000;

export async function smaller(file: File): Promise<File> {
  if (!/^image\/(jpeg|png|webp|heic|heif)$/.test(file.type) || file.size <= SmallEnough) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, Longest / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.82));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
  } catch {
    return file; // A format this browser cannot draw: the server decides.
  }
}

const size = (bytes: number): string =>
  bytes < 1_000_000 ? Math.ceil(bytes / 1000) + " KB" : (bytes / 1_000_000).toFixed(1) + " MB";

async function chosen(input: HTMLInputElement): Promise<void> {
  const list = document.getElementById(input.id + "-chosen");
  const files = [...(input.files ?? [])];
  if (list && files.length > 0) list.textContent = text("preparing");
  if (input.dataset.photos !== undefined && typeof DataTransfer === "function") {
    const made = new DataTransfer();
    for (const file of files) made.items.add(await smaller(file));
    input.files = made.files;
  }
  if (!list) return;
  list.textContent = "";
  const limit = Number(input.dataset.limit);
  for (const file of input.files ?? []) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = file.name;
    const bytes = document.createElement("span");
    bytes.className = "number soft";
    bytes.textContent = size(file.size);
    item.append(name, bytes);
    if (limit && file.size > limit) {
      const warning = document.createElement("strong");
      warning.className = "badge bad";
      warning.textContent = text("tooLarge").replace("{0}", size(limit));
      item.append(warning);
    }
    list.append(item);
  }
}

export function watchFiles(): void {
  document.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === "file") void chosen(event.target);
  });
}
