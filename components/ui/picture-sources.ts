import { imageWidths } from '#lib/media/widths.ts';

/** The candidates of a picture for `srcset`, up to its natural width; `still` asks for the first frame only. */
export function pictureSources(src: string, naturalWidth: number, still = false): string {
  const smaller = imageWidths.filter((width) => width < naturalWidth);
  const candidates = smaller.map((width) => candidate(src, width, width, still));
  const largest = imageWidths.find((width) => width >= naturalWidth);
  // The server never enlarges: the next width up gives the picture at its own width.
  if (largest !== undefined) candidates.push(candidate(src, largest, naturalWidth, still));
  return candidates.join(', ');
}

/** The address of a picture at one of the served widths. */
export function pictureAddress(src: string, width: number, still = false): string {
  return `${src}${src.includes('?') ? '&' : '?'}w=${width}${still ? '&still=1' : ''}`;
}

function candidate(src: string, width: number, described: number, still: boolean): string {
  return `${pictureAddress(src, width, still)} ${described}w`;
}
