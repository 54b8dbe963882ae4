// Bundles the browser's part into ../wwwroot; Ui.csproj runs it when a source is newer than the result.
import { cp, readFile, rm } from "node:fs/promises";
import { build } from "esbuild";

// Turbo writes a style element for its progress bar, which a strict content security policy refuses; app.css has the rules instead.
const turboWithoutInlineStyle = {
  name: "turbo-without-inline-style",
  setup(bundler) {
    bundler.onLoad({ filter: /turbo\.es2017-esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace("    this.installStylesheetElement();\n", "");
      if (contents === source) throw new Error("Turbo has changed: look again for its progress bar style.");
      return { contents, loader: "js" };
    });
  },
};

const outdir = "../wwwroot";
await rm(outdir, { recursive: true, force: true });
await cp("public", outdir, { recursive: true });
const common = {
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  // WeChat's and the phone makers' browsers lag: nesting, inset and newer script syntax are written down for them.
  target: ["chrome87", "safari14", "firefox88"],
  supported: { destructuring: true }, // Safari 14 has an edge-case bug only.
  legalComments: "eof",
  logLevel: "warning",
  plugins: [turboWithoutInlineStyle],
};
// Each bundle by itself: a chunk shared by both would cost the worker's phone another round trip.
for (const entry of ["src/staff.ts", "src/worker.ts", "src/offline.ts", "css/app.css", "css/dark.css"]) await build({ ...common, entryPoints: [entry] });
// One file: a service worker has no chunks.
await build({ ...common, splitting: false, format: "iife", entryPoints: ["src/offline-worker.ts"] });
