/** The script of every page: small comforts on top of pages that already work. */
import { copyButtons } from './copy-buttons.ts';
import { countedTextareas } from './counted-textareas.ts';
import { doubleSubmit } from './double-submit.ts';
import { draftGuard } from './draft-guard.ts';
import { exclusiveBoxes } from './exclusive-boxes.ts';
import { focusNews } from './focus-news.ts';
import { passwordToggles } from './password-toggles.ts';

focusNews();
doubleSubmit();
countedTextareas(document);
passwordToggles();
exclusiveBoxes();
copyButtons();
draftGuard();
