import { restoreDrafts, watchDrafts } from "./drafts";
import { dress, listen } from "./elements";
import { watchFiles } from "./photos";

listen();
watchFiles();
watchDrafts();
dress();
restoreDrafts();
