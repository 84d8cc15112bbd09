import { agoraSeed } from '#components/drawings/agora-plan.ts';
import type { FamilyOrNone } from '#lib/content/collections/families.ts';
import { grounds, ink, paper } from './colours.ts';
import { agoraImage, familyImage } from './drawing-svg.ts';

/** What the picture of a page says. */
export interface CardProps {
  title: string;
  /** Small, above the title. */
  label: string;
  /** The name of the foundation. */
  name: string;
  /** Whose colour and drawing the picture takes; the agora on paper without one. */
  family?: FamilyOrNone | undefined;
}

/** A page as a poster of 1200 × 630, for where it is shared. */
export function Card({ title, label, name, family }: CardProps) {
  return (
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        background: family ? grounds[family] : paper,
        color: ink,
        fontFamily: 'Atkinson',
      }}
    >
      {/* biome-ignore lint/performance/noImgElement: the renderer draws it, no browser loads it */}
      <img alt="" src={family ? familyImage(family) : agoraImage(agoraSeed)} {...drawingPlace(family)} />
      <div
        style={{
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'space-between',
          width: family ? 720 : 680,
          padding: '52px 0 56px 60px',
        }}
      >
        <div style={{ display: 'flex', fontFamily: 'Bricolage', fontSize: 44 }}>{name}</div>
        <div style={{ display: 'flex', flexDirection: 'column' }}>
          <div style={{ display: 'flex', fontSize: 30, marginBottom: 18 }}>{label}</div>
          <div
            style={{
              display: 'flex',
              fontFamily: 'Bricolage',
              fontSize: titleSize(title),
              lineHeight: 0.95,
              textWrap: 'balance',
            }}
          >
            {title}
          </div>
        </div>
      </div>
    </div>
  );
}

function drawingPlace(family: FamilyOrNone | undefined) {
  const size = family ? 600 : 760;
  const style = { position: 'absolute', left: family ? 690 : 660, top: family ? 45 : -65 } as const;
  return { width: size, height: size, style };
}

// Longer titles are set smaller, so that each fills its place.
function titleSize(title: string): number {
  if (title.length <= 20) return 124;
  if (title.length <= 44) return 92;
  if (title.length <= 80) return 72;
  return 56;
}
