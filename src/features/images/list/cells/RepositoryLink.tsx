import { Link } from 'react-router';
import type { RepositoryRow } from '#contract/images/images.ts';
import { useRepositoryPath } from '../../links/repositoryPath.ts';
import styles from '../list.module.css';

/** A repository's name, leading to its page. */
export function RepositoryLink({ repository }: { repository: RepositoryRow }) {
  const pathOf = useRepositoryPath();
  return (
    <Link to={pathOf(repository.RepoId)} className={styles.rowLink ?? ''} title={repository.RepoName}>
      {repository.RepoName}
    </Link>
  );
}
