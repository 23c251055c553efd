/** Why Clave did not start, in words for the person at the terminal. */
export class NotStarted extends Error {}
