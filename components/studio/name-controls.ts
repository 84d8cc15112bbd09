import type { Words } from './words.ts';

/**
 * Gives Decap's controls the names and states that it leaves out, as they appear: people who listen to a page
 * would hear “button, button, button”. May go where Decap names them itself; the browser test would say so.
 */
export function nameControls(words: Words): void {
  let isPlanned = false;
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => {
      isPlanned = false;
      nameAll(words);
    });
  };
  new MutationObserver(plan).observe(document.body, { childList: true, subtree: true });
  plan();
}

function nameAll(words: Words): void {
  for (const editor of all('[data-slate-editor]:not([aria-label])')) setLabel(editor, labelAround(editor));
  for (const toggle of all('button[role="switch"][class*="-ToolbarToggle"]')) nameModeSwitch(toggle, words);
  for (const button of all('[data-testid="now-button"], [data-testid="clear-button"], [class*="-AddButton"]'))
    setLabel(button, `${button.textContent}: ${labelAround(button)}`);
  for (const wrapper of all('[role="button"]:has(button:not([inert]))')) unnest(wrapper);
  for (const canvas of all('body > canvas:not([aria-hidden])')) canvas.ariaHidden = 'true';
  for (const image of all('img:not([alt])')) image.setAttribute('alt', '');
  for (const dialog of all('[role="dialog"]:not([aria-label])'))
    setLabel(dialog, dialog.querySelector('h1, h2')?.textContent || words('mediaLibrary'));
  for (const container of all('[class*="-EditorContainer"]:not([role])')) {
    container.setAttribute('role', 'main');
    // The page beside the form has a main part of its own.
    setLabel(container, words('form'));
  }
  for (const header of all('header[class*="-AppHeader"]:not([role])')) header.setAttribute('role', 'group');
  for (const button of all('button:not([aria-label]):not([inert]), [role="button"]:not([aria-label])'))
    if (!button.textContent?.trim() && !button.title) setLabel(button, nameOf(button, words));
}

/** Rich text or Markdown: the handle stands at the right for Markdown. */
function nameModeSwitch(toggle: HTMLElement, words: Words): void {
  const handle = toggle.querySelector('[class*="-ToggleHandle"]');
  const isOn = handle !== null && !['none', ''].includes(getComputedStyle(handle).transform);
  setLabel(toggle, words('markdownMode'));
  if (toggle.ariaChecked !== String(isOn)) toggle.ariaChecked = String(isOn);
  // Its state changes without a change of the page's elements.
  toggle.onclick ??= () => setTimeout(() => nameModeSwitch(toggle, words), 300);
}

/** A button within a button is reached twice and said twice; what opens the menu is the outer one. */
function unnest(wrapper: HTMLElement): void {
  for (const inner of wrapper.querySelectorAll<HTMLElement>('button')) {
    setLabel(wrapper, inner.ariaLabel || inner.title || inner.textContent || '');
    inner.inert = true;
  }
}

const names: [string, 'moveItem' | 'removeItem' | 'foldItem'][] = [
  ['[aria-roledescription="sortable"]', 'moveItem'],
  ['[class*="TopBar"] button:last-child', 'removeItem'],
  ['[class*="TopBar"] button', 'foldItem'],
];

function nameOf(button: HTMLElement, words: Words): string {
  const [, word] = names.find(([selector]) => button.matches(selector)) ?? [];
  const label = labelAround(button);
  return word ? words(word, { label: `${label} ${placeInList(button)}` }) : label;
}

/** Which item of its list a control belongs to, from 1. */
function placeInList(button: HTMLElement): number {
  const bars = button.closest('[class*="-ControlContainer"]')?.querySelectorAll('[class*="ListItemTopBar"]');
  return [...(bars ?? [])].findIndex((bar) => bar.contains(button)) + 1;
}

function labelAround(element: Element): string {
  const label = element.closest('[class*="-ControlContainer"]')?.querySelector('label');
  return label?.textContent?.replace(/\s*\(.*\)\s*$/, '') ?? '';
}

function setLabel(element: Element, label: string): void {
  const text = label.trim();
  if (text && element.getAttribute('aria-label') !== text) element.setAttribute('aria-label', text);
}

function all(selector: string): NodeListOf<HTMLElement> {
  return document.querySelectorAll<HTMLElement>(selector);
}
