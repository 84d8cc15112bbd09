import type { QuestionsParameters } from '#components/blocks/questions/schema.ts';
import type { VideoParameters } from '#components/blocks/video/schema.ts';
import type { PageBase, ResolvedDocument } from '#lib/content/page-data.ts';
import { plainText, renderInline } from '#lib/markdown/inline.ts';
import { parseVideoAddress } from '#lib/markdown/video-address.ts';
import type { StructuredData } from './structured-data.ts';

/** What the blocks of a document say to machines: its videos, and its questions with their answers. */
export function documentData(document: ResolvedDocument, page: PageBase): StructuredData[] {
  return [...videos(document, page), ...questions(document, page)];
}

function videos({ blocks, peertubeHosts }: ResolvedDocument, { metadata }: PageBase): StructuredData[] {
  return blocks.flatMap(({ name, parameters, context }) => {
    if (name !== 'video') return [];
    // The tree carries parameters of every block; the video's schema made these.
    const { url, title } = parameters as VideoParameters;
    const address = parseVideoAddress(url, peertubeHosts ?? []);
    if (!address) return [];
    return {
      '@type': 'VideoObject',
      name: title ?? context ?? metadata.title,
      description: metadata.description,
      embedUrl: address.embedUrl,
      url: address.watchUrl,
      thumbnailUrl: metadata.openGraphImage,
    };
  });
}

function questions({ blocks }: ResolvedDocument, { frame }: PageBase): StructuredData[] {
  const answered = blocks
    .filter(({ name }) => name === 'questions')
    // The questions' schema made these parameters.
    .flatMap(({ parameters }) => (parameters as QuestionsParameters).items)
    .flatMap(({ question, answer }) => (question && answer ? [{ question, answer }] : []));
  if (answered.length === 0) return [];
  const plain = (text: string) => plainText(renderInline(text, frame.locale));
  return [
    {
      '@type': 'FAQPage',
      mainEntity: answered.map(({ question, answer }) => ({
        '@type': 'Question',
        name: plain(question),
        acceptedAnswer: { '@type': 'Answer', text: plain(answer) },
      })),
    },
  ];
}
