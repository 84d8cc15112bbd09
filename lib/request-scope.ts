import { AsyncLocalStorage } from 'node:async_hooks';
import type { AdminRefusal } from './admin/admin-refusal.ts';
import type { AdminFormState } from './admin/admin-route.ts';
import type { ContactFormState } from './contact/contact-form-state.ts';
import type { SentView } from './contact/sent-message.ts';
import type { PageMakers } from './content/store.ts';

/** What a request hands to the page that answers it, and to no other. */
export interface RequestScope {
  /** What the page that refuses a request says. */
  adminRefusal: AdminRefusal;
  /** Path and query of the page below `/admin` that is being rendered: where signing in leads back to. */
  adminAddress: string;
  /** What a form below `/admin` was sent with and what is wrong with it, for the page that shows it again. */
  adminForm: AdminFormState;
  /** The state of the form for the page that shows it again. */
  contactForm: ContactFormState;
  /** The view for the page that shows it. */
  sentView: SentView;
  /** The pages of a draft, where the request is for its preview. */
  draftPages: PageMakers;
}

// The server and Next's bundle are two sets of modules in one process; both have to meet the same storage.
const key = Symbol.for('site.request-scope');
const shared = globalThis as { [key]?: AsyncLocalStorage<Partial<RequestScope>> };
shared[key] ??= new AsyncLocalStorage();
const storage = shared[key];

/** Lets `render` run with `values`, and what a scope around it has; pages rendered inside find them. */
export function inScope<Result>(
  values: Partial<RequestScope>,
  render: () => Promise<Result>,
): Promise<Result> {
  return storage.run({ ...storage.getStore(), ...values }, render);
}

/** A value of the request under way; `null` if it has none. */
export function scoped<Name extends keyof RequestScope>(name: Name): RequestScope[Name] | null {
  return storage.getStore()?.[name] ?? null;
}
