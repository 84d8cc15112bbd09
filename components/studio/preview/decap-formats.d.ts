/** How Decap writes files; its package types only what it exports by name. */
declare module 'decap-cms-core/dist/esm/formats/frontmatter.js' {
  export function frontmatterYAML(): {
    toFile(data: Record<string, unknown>, sortedKeys: string[]): string;
  };
}
