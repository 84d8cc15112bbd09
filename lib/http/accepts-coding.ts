/** Whether an `Accept-Encoding` header allows `coding`. */
export function acceptsCoding(header: string, coding: string): boolean {
  const part = header.split(',').find((item) => item.trim().toLowerCase().startsWith(coding));
  return part !== undefined && !/;\s*q=0(?:\.0+)?\s*$/.test(part);
}
