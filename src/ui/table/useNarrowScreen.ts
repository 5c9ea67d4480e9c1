import { Grid } from 'antd';

/**
 * Whether rows stand as stacks of lines, because the screen is too narrow for columns. Not known at first: a phone then
 * draws once more, and no other screen does.
 */
export function useNarrowScreen(): boolean {
  return Grid.useBreakpoint().md === false;
}
