import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { listedRegistries, summaryOf } from '#contract/registries/registryOrder.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { pageOf } from './listing.ts';

/** What PageImageRegistry answers where these registries are connected. */
export function registryPage(
  rows: readonly RegistryRow[],
  params: ParsedRequestOf<'PageImageRegistry'>,
): AnswerOf<'PageImageRegistry'> {
  const page = pageOf(listedRegistries(rows, params), params);
  return { List: page.rows, PageInfo: page.PageInfo, Summary: summaryOf(rows), TimeZone: 'Asia/Shanghai' };
}
