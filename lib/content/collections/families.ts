/** The five families of services, in the order in which the site shows them. */
export const families = ['participation', 'strategy', 'funding', 'futures', 'tools'] as const;

export type Family = (typeof families)[number];

/** Where a service stands that names no family and that no setting maps to one. */
export type FamilyOrNone = Family | 'other';
