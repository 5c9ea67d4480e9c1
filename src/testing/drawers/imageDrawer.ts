import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { imageDetail, vulnerabilityList } from '../factories/reportFactories.ts';
import { mockAction } from '../mockAction.ts';
import { renderApp } from '../renderApp.tsx';
import { server } from '../server.ts';

interface OpenedImage {
  detail?: Partial<AnswerOf<'DescribeImageDetail'>>;
  /** What each look at its vulnerabilities is answered. */
  list?: (asked: ParsedRequestOf<'DescribeImageVulList'>) => AnswerOf<'DescribeImageVulList'>;
  search?: string;
}

/** The details of one image over the list, and what was asked about its vulnerabilities. */
export async function openImage({ detail = {}, list = () => vulnerabilityList([]), search = '' }: OpenedImage) {
  const user = userEvent.setup();
  const asked: ParsedRequestOf<'DescribeImageVulList'>[] = [];
  server.use(
    mockAction('DescribeImageDetail', () => imageDetail(detail)),
    mockAction('DescribeImageVulList', ({ params }) => {
      asked.push(params);
      return list(params);
    }),
  );
  const { router, queryClient } = renderApp(`/intl/assets/images/image-1${search}`);
  const drawer = within(await screen.findByRole('dialog'));
  return { user, router, queryClient, drawer, asked };
}
