import { type Family, families } from '#lib/content/collections/families.ts';
import { type Arc, type Point, pointAt, seatGaps } from './arc.ts';
import { seededNumbers } from './seed.ts';

/** One row of seats of a family's arc. */
export interface AgoraRow {
  arc: Arc;
  empty: number[];
}

/** The arc of one family around the open centre. */
export interface AgoraBank {
  family: Family;
  rows: AgoraRow[];
  /** An arc through all its rows: where a pointer finds the bank. */
  reach: Arc;
}

/** Somebody in the open centre, and the curve to the seat from which they came. */
export interface AgoraSpeaker {
  at: Point;
  curve: string;
  family: Family;
}

/** The agora: five arcs of seated people around an open centre. */
export interface AgoraPlan {
  size: number;
  seat: number;
  pitch: number;
  banks: AgoraBank[];
  speakers: AgoraSpeaker[];
}

/** Which of all possible assemblies is the sign of the site. */
export const agoraSeed = 15;

const size = 1000;
const centre: Point = [size / 2, size / 2];
const seat = 36;
const pitch = 49;
const rowDistance = 52;

// Two rings of banks with aisles between them that never face each other.
const places: Record<Family, { inner: number; from: number; to: number }> = {
  participation: { inner: 334, from: 188, to: 306 },
  strategy: { inner: 166, from: 30, to: 176 },
  funding: { inner: 166, from: 206, to: 360 },
  futures: { inner: 334, from: 72, to: 166 },
  tools: { inner: 334, from: 322, to: 414 },
};

/** Seats the agora; the same seed gives the same assembly. */
export function planAgora(seed: number): AgoraPlan {
  const random = seededNumbers(seed);
  const banks = families.map((family) => planBank(family, random));
  return { size, seat, pitch, banks, speakers: planSpeakers(banks, random) };
}

function planBank(family: Family, random: () => number): AgoraBank {
  const { inner, from, to } = places[family];
  const rows = [0, 1, 2].map((row) => {
    const radius = inner + row * rowDistance;
    // Rows end raggedly, as rows do: each by up to one seat.
    const slack = ((pitch / radius) * 180) / Math.PI;
    const arc = { centre, radius, from: from + random() * slack, to: to - random() * slack };
    const seats = Array.from({ length: seatGaps(arc, pitch) }, (_, index) => index + 1);
    // In the front row everybody came.
    const empty = row === 0 ? [] : seats.filter(() => random() < 0.08);
    return { arc, empty };
  });
  return { family, rows, reach: { centre, radius: inner + rowDistance, from, to } };
}

function planSpeakers(banks: readonly AgoraBank[], random: () => number): AgoraSpeaker[] {
  return banks.map(({ family, rows }, index) => {
    const at = pointAt(centre, 48 + random() * 22, index * 72 + random() * 24);
    const front = rows[0]?.arc ?? { centre, radius: 0, from: 0, to: 0 };
    const step = (front.to - front.from) / seatGaps(front, pitch);
    const seatAngle = front.from + step * Math.round((front.to - front.from) / step / 2);
    const bend = pointAt(centre, front.radius * 0.55, seatAngle + 42);
    const home = pointAt(centre, front.radius, seatAngle);
    return { at, family, curve: `M${home.join(' ')}Q${bend.join(' ')} ${at.join(' ')}` };
  });
}
