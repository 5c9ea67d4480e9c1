/** What a listing has done about what it lacks. */
export interface Settlement {
  /** Images that are kept for a second look, as too many went at once. */
  readonly marked: number;
  /** Images that the registry was asked for, and did not say of that they are gone. */
  readonly unproven: number;
}
