import type { ImageContent } from '../../connectors/imageContent.ts';

/** What the content of an image tells that its list may not. */
export interface ContentFacts {
  readonly size: number | null;
  readonly mediaType: string;
  readonly platforms: readonly string[];
  /** When it was built, ms since 1970; null where it does not say. */
  readonly createdAt: number | null;
}

export function factsOf(content: ImageContent): ContentFacts {
  const { mediaType, size, platforms, createdAt } = content;
  const names = platforms.map(({ platform }) => platform).filter((name) => name !== '');
  return { mediaType, size, platforms: [...new Set(names)], createdAt };
}
