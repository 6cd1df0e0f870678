/** A short tone when somebody waits or writes; silent until it is switched on, and made here, not loaded. */

const storageKey = 'mesa-chat-sonido';
const toneSeconds = 0.18;
const pauseMs = 3000;

export function readSwitch(key: string, preset: boolean): boolean {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? preset : kept === 'si';
  } catch (error) {
    console.info('Este navegador no guarda preferencias', error);
    return preset;
  }
}

export function keepSwitch(key: string, isOn: boolean): void {
  try {
    localStorage.setItem(key, isOn ? 'si' : 'no');
  } catch (error) {
    console.info('Este navegador no guarda preferencias', error);
  }
}

/** Connects a box of the page to a kept preference; shows the box, which does nothing without a script. */
export function switchBox(
  name: string,
  key: string,
  preset: boolean,
  changed: (isOn: boolean) => void,
): void {
  const box = document.querySelector<HTMLInputElement>(`input[data-interruptor="${name}"]`);
  if (!box) return;
  box.closest<HTMLElement>('[data-solo-con-script]')?.removeAttribute('hidden');
  box.checked = readSwitch(key, preset);
  box.addEventListener('change', () => {
    keepSwitch(key, box.checked);
    changed(box.checked);
  });
}

function tone(audio: AudioContext): void {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  const { currentTime } = audio;
  oscillator.frequency.setValueAtTime(660, currentTime);
  oscillator.frequency.setValueAtTime(880, currentTime + toneSeconds / 2);
  volume.gain.setValueAtTime(0.0001, currentTime);
  volume.gain.exponentialRampToValueAtTime(0.12, currentTime + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, currentTime + toneSeconds);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start();
  oscillator.stop(currentTime + toneSeconds);
}

/** Rings at most once in three seconds. Browsers let a page sound only after somebody touched it. */
export function bell(): () => void {
  let isOn = readSwitch(storageKey, false);
  let audio: AudioContext | undefined;
  let lastMs = 0;
  const ring = () => {
    if (!isOn || performance.now() - lastMs < pauseMs) return;
    lastMs = performance.now();
    audio ??= new AudioContext();
    void audio.resume().then(() => audio && tone(audio));
  };
  switchBox('sonido', storageKey, false, (on) => {
    isOn = on;
    lastMs = -pauseMs;
    ring();
  });
  return ring;
}
