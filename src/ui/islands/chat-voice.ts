/** Reads aloud what the other side did, once, politely and together: never the thread, never one's own words. */

const pauseMs = 700;
const charsMax = 240;

function wordsOf(line: HTMLElement): string {
  const name = line.querySelector('.v-linea__nombre')?.textContent ?? '';
  const text = line.querySelector('.v-linea__globo,.v-linea__aviso')?.textContent?.trim() ?? '';
  const short = text.length > charsMax ? `${text.slice(0, charsMax)}…` : text;
  return name === '' ? short : `${name}: ${short}`;
}

export function openVoice(region: HTMLElement | null): (line: HTMLElement) => void {
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (line) => {
    if (!region || line.dataset.autor === 'persona') return;
    waiting.push(wordsOf(line));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const many = `${waiting.length} novedades. La última: `;
      region.textContent = `${waiting.length > 2 ? many : ''}${waiting.slice(waiting.length > 2 ? -1 : 0).join(' ')}`;
      waiting = [];
    }, pauseMs);
  };
}
