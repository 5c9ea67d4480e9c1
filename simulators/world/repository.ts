import type { Artifact, Project } from './model.ts';

/** Where a repository's artifacts come from; `artifacts` may be costly and is cached by the world. */
export interface ArtifactSource {
  readonly artifactCount: number;
  /** Rows of the product: one per tag, one per untagged artifact; charts count none. */
  readonly imageCount: number;
  /** Newest first. */
  artifacts(): readonly Artifact[];
}

export interface Repository {
  readonly id: number;
  readonly project: Project;
  /** Without the project; may hold slashes. */
  readonly name: string;
  readonly fullName: string;
  readonly createdAt: number;
  readonly pullCount: number;
  /** Other than its project's; only a Quay gives a repository a visibility of its own. */
  readonly public?: boolean;
  /** Who of its organization may read it, where not all of them; only in a Quay. */
  readonly readers?: readonly string[];
  source: ArtifactSource;
}

function imageRowsOf(artifact: Artifact): number {
  return artifact.kind === 'IMAGE' ? Math.max(1, artifact.tags.length) : 0;
}

/** A repository whose artifacts are given one by one. */
export function fixedSource(artifacts: readonly Artifact[]): ArtifactSource {
  return {
    artifactCount: artifacts.length,
    imageCount: artifacts.reduce((rows, artifact) => rows + imageRowsOf(artifact), 0),
    artifacts: () => artifacts,
  };
}
