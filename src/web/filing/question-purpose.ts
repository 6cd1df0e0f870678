/** What the token of a page of questions is for: shared by the page and the live check of what is typed into it. */
export const questionPurpose = 'preguntas';
