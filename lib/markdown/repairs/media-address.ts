/** The address of an upload as it is looked up: from the root, decoded, `null` if it is no address at all. */
export function mediaAddress(written: string): string | null {
  const plain = decode(written)
    .replaceAll('\\', '/')
    .replace(/[?#].*$/, '')
    .trim();
  if (!plain || /^[a-z][a-z\d+.-]*:/i.test(plain)) return null;
  return `/${plain.replace(/^(?:\.{0,2}\/)+/, '').replace(/^public\//, '')}`;
}

const fileEnding = /\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)$/i;
const cameraName =
  /^(?:img|dsc[nf]?|photo|image|imagen|captura[-_ ]de[-_ ]pantalla|screenshot|whatsapp image)[-_ ]*\d/i;

/** Whether an alternative text is only the name of the file (content case 16). */
export function isFileName(text: string, src: string): boolean {
  const stem = src.slice(src.lastIndexOf('/') + 1).replace(fileEnding, '');
  return fileEnding.test(text) || cameraName.test(text) || (text === stem && /[-_\d]/.test(stem));
}

function decode(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch (error) {
    if (error instanceof URIError) return written;
    throw error;
  }
}
