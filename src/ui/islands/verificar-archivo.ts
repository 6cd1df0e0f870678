/** Compares a chosen or dropped file with the hashes of a receipt, inside the browser: nothing of the file is sent. */

type Panel = {
  readonly status: HTMLElement;
  readonly rows: readonly HTMLElement[];
};

const sizeBytesMax = 1_000_000_000;

/** Hex of SHA-256 by the browser itself. */
async function hashOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function tell(
  { status, rows }: Panel,
  mood: 'bien' | 'mal' | 'espera',
  text: string,
  equal?: HTMLElement,
): void {
  for (const row of rows) row.closest('tr')?.classList.toggle('v-huella--igual', row === equal);
  status.className = `v-comparacion v-comparacion--${mood}`;
  status.textContent = text;
}

async function compare(panel: Panel, file: File): Promise<void> {
  if (file.size > sizeBytesMax) {
    tell(
      panel,
      'mal',
      'El archivo es demasiado grande para comprobarlo aquí. Calcule su huella en su equipo y péguela abajo.',
    );
    return;
  }
  tell(panel, 'espera', `Calculando la huella de «${file.name}»…`);
  const hash = await hashOf(file);
  const equal = panel.rows.find((row) => row.dataset.huella === hash);
  if (equal) {
    tell(
      panel,
      'bien',
      `Coincide: «${file.name}» es exactamente el archivo presentado como «${equal.dataset.documento ?? ''}».`,
      equal,
    );
  } else {
    tell(
      panel,
      'mal',
      `No coincide: «${file.name}» no es ninguno de los archivos de este recibo, o cambió desde entonces. Su huella es ${hash}.`,
    );
  }
}

function connect(box: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>('input[type=file]');
  const status = box.querySelector<HTMLElement>('[role=status]');
  if (!input || !status) return;
  const panel = { status, rows: [...document.querySelectorAll<HTMLElement>('[data-huella]')] };
  const take = (files: FileList | null | undefined): void => {
    const [file] = files ?? [];
    if (!file) return;
    compare(panel, file).catch((error: unknown) => {
      console.info('Sin huella', error);
      tell(panel, 'mal', 'No se pudo leer el archivo. Elíjalo otra vez, o calcule su huella en su equipo.');
    });
  };
  input.addEventListener('change', () => take(input.files));
  const zone = input.closest<HTMLElement>('[data-soltar]') ?? box;
  for (const name of ['dragover', 'dragleave', 'drop'] as const) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle('v-soltar--encima', name === 'dragover');
      if (name === 'drop') take(event.dataTransfer?.files);
    });
  }
  // A file dropped beside the zone would be opened in place of the page.
  for (const name of ['dragover', 'drop'] as const) addEventListener(name, (event) => event.preventDefault());
  box.hidden = false;
}

// Browsers keep their own SHA-256 for safe addresses; elsewhere the form below does the same.
if (isSecureContext) {
  for (const box of document.querySelectorAll<HTMLElement>('[data-comparar-archivo]')) connect(box);
}
