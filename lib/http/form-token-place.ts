/** Stands in a kept page where each visitor gets a token of their own. */
export const formTokenPlace = '{{form-token}}';
