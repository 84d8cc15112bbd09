import { type RefObject, useEffect, useRef, useState } from 'react';
import { showPage } from './show-page.ts';

/** The widths at which a page is looked at, in CSS pixels. */
export const widths = { phone: 390, desktop: 1280 } as const;

export type PreviewWidth = keyof typeof widths;

const address = '/admin/preview';

interface PageFrameProps {
  html: string;
  title: string;
  width: PreviewWidth;
}

/** The page in a frame of its own, as wide as chosen, made smaller where there is not enough room. */
export function PageFrame({ html, title, width }: PageFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [loads, setLoads] = useState(0);
  const room = useRoom(place);

  useEffect(() => {
    const target = frame.current?.contentDocument;
    if (loads === 0 || !frame.current) return;
    // After a session has ended, the frame shows the form to sign in, or nothing.
    if (target?.location.pathname === address) void showPage(target, html);
    else frame.current.src = address;
  }, [html, loads]);

  const onLoad = () => {
    if (frame.current?.contentDocument) keepOnPage(frame.current.contentDocument);
    setLoads((count) => count + 1);
  };
  const scale = Math.min(1, room.width / widths[width]);
  const size = {
    inlineSize: widths[width],
    blockSize: room.height / scale,
    transform: scale < 1 ? `scale(${scale})` : undefined,
  };
  return (
    <div ref={place} className="preview-page">
      <iframe ref={frame} src={address} title={title} style={size} onLoad={onLoad} />
    </div>
  );
}

/** CSS pixels that are there for the page. */
interface Room {
  width: number;
  height: number;
}

function useRoom(place: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: widths.phone, height: 600 });
  useEffect(() => {
    const element = place.current;
    const view = element?.ownerDocument.defaultView;
    if (!element || !view) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    const observer = new view.ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [place]);
  return room;
}

/** Links lead to a window of their own, except within the page; forms are not sent. */
function keepOnPage(page: Document): void {
  page.addEventListener('submit', (event) => event.preventDefault());
  page.addEventListener('click', (event) => {
    // The target is an element of the frame's window.
    const link = (event.target as Element | null)?.closest('a');
    const href = link?.getAttribute('href');
    if (!link || !href || href.startsWith('#')) return;
    event.preventDefault();
    window.open(link.href, '_blank', 'noopener');
  });
}
