/** How far the upgrade of the database is. */
export interface UpgradeStatus {
  /** Steps done, of all. */
  readonly done: number;
  readonly steps: number;
  readonly seconds: number;
}
