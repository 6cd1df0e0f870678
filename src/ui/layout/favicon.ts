/** The mark as a file of its own, with its colours inside: for the browser's tab. */
import { palette } from '../styles/palette.ts';

export const favicon: string = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="${palette.andes}"/><path d="M10 31V18a10 10 0 0 1 20 0v13z" fill="${palette.laguna}" stroke="#fff" stroke-width="2.5"/><path d="M14.500 22h11v10h-11z" fill="#fff"/><path d="M5 30h30v4.500H5z" fill="${palette.maiz}"/></svg>`;
