import type { ReactNode } from 'react';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import type { SentPage } from '#lib/content/page-data.ts';
import styles from './sent.module.css';

interface SentFrameProps {
  page: SentPage;
  title: string;
  lead: ReactNode;
  /** The message's reference, to be read aloud. */
  reference?: string | undefined;
  children?: ReactNode;
}

/** The opening that all pages around a message share: what has happened, in large type. */
export function SentFrame({ page, title, lead, reference, children }: SentFrameProps) {
  return (
    <PageFrame page={page} family="tools">
      <div className={styles.opening} data-family="tools">
        <div className={`wrap ${styles.head}`}>
          <Breadcrumbs page={page} />
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lead}>{lead}</p>
          {reference && <p className={styles.reference}>{reference}</p>}
        </div>
      </div>
      <div className={`wrap ${styles.body}`}>{children}</div>
    </PageFrame>
  );
}
