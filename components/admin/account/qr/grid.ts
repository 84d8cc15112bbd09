/** The squares of a QR code while it is being drawn. */
export class Grid {
  readonly size: number;
  readonly #dark: boolean[];
  readonly #fixed: boolean[];

  constructor(size: number) {
    this.size = size;
    this.#dark = new Array<boolean>(size * size).fill(false);
    this.#fixed = new Array<boolean>(size * size).fill(false);
  }

  isDark(x: number, y: number): boolean {
    return this.#dark[y * this.size + x] ?? false;
  }

  /** Whether the square belongs to the code's own shape rather than to its data. */
  isFixed(x: number, y: number): boolean {
    return this.#fixed[y * this.size + x] ?? false;
  }

  set(x: number, y: number, isDark: boolean): void {
    this.#dark[y * this.size + x] = isDark;
  }

  /** Sets a square that no data goes to; squares outside are left out. */
  fix(x: number, y: number, isDark: boolean): void {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.set(x, y, isDark);
    this.#fixed[y * this.size + x] = true;
  }

  rows(): boolean[][] {
    return Array.from({ length: this.size }, (_none, y) =>
      this.#dark.slice(y * this.size, (y + 1) * this.size),
    );
  }
}
