/**
 * Makes the children of `to` those of `from`, touching only what differs: what stays keeps its place on the
 * screen, its scroll position and a video that plays in it.
 */
export function morphChildren(to: Node, from: Node): void {
  const wanted = [...from.childNodes];
  let next = to.firstChild;
  for (const [index, node] of wanted.entries()) {
    if (next?.isEqualNode(node)) {
      next = next.nextSibling;
      continue;
    }
    const later = equalSibling(next, node);
    const isKept = next && wanted.slice(index + 1).some((other) => next?.isEqualNode(other));
    if (later && !isKept) {
      next = removeUntil(next, later).nextSibling;
    } else if (next && !isKept && isSameKind(next, node)) {
      morphNode(next, node);
      next = next.nextSibling;
    } else {
      to.insertBefore(importNode(to, node), next);
    }
  }
  while (next) {
    const rest: ChildNode | null = next.nextSibling;
    next.remove();
    next = rest;
  }
}

/** Gives an element the attributes of another; whether a `<details>` is open is the reader's. */
export function morphAttributes(to: Element, from: Element): void {
  const isReaders = (name: string) => name === 'open' && to.nodeName === 'DETAILS';
  for (const { name } of [...to.attributes])
    if (!from.hasAttribute(name) && !isReaders(name)) to.removeAttribute(name);
  for (const { name, value } of [...from.attributes])
    if (to.getAttribute(name) !== value && !isReaders(name)) to.setAttribute(name, value);
}

function morphNode(to: Node, from: Node): void {
  if (isElement(to) && isElement(from)) {
    morphAttributes(to, from);
    morphChildren(to, from);
  } else {
    to.nodeValue = from.nodeValue;
  }
}

function equalSibling(start: ChildNode | null, node: Node): ChildNode | null {
  for (let at = start; at; at = at.nextSibling) if (at.isEqualNode(node)) return at;
  return null;
}

function removeUntil(start: ChildNode | null, end: ChildNode): ChildNode {
  for (let at = start; at && at !== end; ) {
    const next: ChildNode | null = at.nextSibling;
    at.remove();
    at = next;
  }
  return end;
}

// A frame that shows something else is another frame: its policy lets no script set what it shows.
function isSameKind(one: Node, other: Node): boolean {
  return one.nodeName === other.nodeName && one.nodeName !== 'IFRAME';
}

// Nodes of the frame are of another window, so `instanceof` does not know them.
function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function importNode(to: Node, node: Node): Node {
  return to.ownerDocument?.importNode(node, true) ?? node;
}
