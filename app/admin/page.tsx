import { redirect } from 'next/navigation';
import { requireSession } from '#lib/auth/request-session.ts';

export const instant = false;

/** `/admin` leads to the inbox. */
export default async function AdminPage() {
  await requireSession('editor');
  redirect('/admin/inbox');
}
