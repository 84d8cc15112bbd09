import { paragraphs, type QuestionsParameters } from '#components/blocks/questions/schema.ts';
import type { VideoParameters } from '#components/blocks/video/schema.ts';
import type { PageBase, ResolvedDocument } from '#lib/content/page-data.ts';
import { inlineOf, plainText } from '#lib/markdown/inline.ts';
import { parseVideoAddress } from '#lib/markdown/video-address.ts';
import type { StructuredData } from './structured-data.ts';

/** What the blocks of a document say to machines: its videos, and its questions with their answers. */
export function documentData(document: ResolvedDocument, page: PageBase): StructuredData[] {
  return [...videos(document, page), ...questions(document)];
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

function questions({ blocks }: ResolvedDocument): StructuredData[] {
  const answered = blocks.flatMap(({ name, parameters, inline }) => {
    if (name !== 'questions') return [];
    const plain = (text: string) => plainText(inlineOf(inline, text));
    // The questions' schema made these parameters.
    return (parameters as QuestionsParameters).items.flatMap(({ question, answer }) =>
      question && answer ? { name: plain(question), text: paragraphs(answer).map(plain).join(' ') } : [],
    );
  });
  if (answered.length === 0) return [];
  return [
    {
      '@type': 'FAQPage',
      mainEntity: answered.map(({ name, text }) => ({
        '@type': 'Question',
        name,
        acceptedAnswer: { '@type': 'Answer', text },
      })),
    },
  ];
}
