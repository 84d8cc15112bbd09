/** The page on which a content file is edited as it is, without a form. */
export function sourceAddress(id: string): string {
  return `/admin/source?${new URLSearchParams({ path: `content/${id}` }).toString().replaceAll('%2F', '/')}`;
}
