/** The name of the field that people do not see and programs like to fill in. */
export const trapField = 'subject';
