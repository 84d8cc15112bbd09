/** The widths, in pixels, in which pictures are served besides their natural one. */
export const imageWidths = [320, 640, 960, 1280, 1920] as const;
