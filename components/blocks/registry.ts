// Every block an author can place, by its tag: one line each.
export { default as author } from './author/author.tsx';
export { default as call_to_action } from './call_to_action/call_to_action.tsx';
export { default as documents } from './documents/documents.tsx';
export { default as gallery } from './gallery/gallery.tsx';
export { default as image } from './image/image.tsx';
export { default as links } from './links/links.tsx';
export { default as metrics } from './metrics/metrics.tsx';
export { default as questions } from './questions/questions.tsx';
export { default as quote } from './quote/quote.tsx';
export { default as retention } from './retention/retention.tsx';
export { default as video } from './video/video.tsx';
