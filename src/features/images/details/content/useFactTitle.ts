import { useTranslation } from 'react-i18next';
import { annotationPrefix, type ConfigurationGroup } from './configurationGroups.ts';

/** What a fact of a configuration is called: labels by their own names, OCI's annotations and all else in the page's language. */
export function useFactTitle(): (group: ConfigurationGroup['key'], name: string) => string {
  const { t } = useTranslation('imageContents');
  const texts = {
    user: t('configuration.user'),
    entrypoint: t('configuration.entrypoint'),
    cmd: t('configuration.cmd'),
    workingDir: t('configuration.workingDir'),
    healthCheck: t('configuration.healthCheck'),
    stopSignal: t('configuration.stopSignal'),
    ports: t('configuration.ports'),
    volumes: t('configuration.volumes'),
    names: t('configuration.names'),
    source: t('annotation.source'),
    revision: t('annotation.revision'),
    version: t('annotation.version'),
    vendor: t('annotation.vendor'),
    licenses: t('annotation.licenses'),
    title: t('annotation.title'),
    description: t('annotation.description'),
    documentation: t('annotation.documentation'),
    url: t('annotation.url'),
    authors: t('annotation.authors'),
    created: t('annotation.created'),
    'ref.name': t('annotation.refName'),
    'base.name': t('annotation.baseName'),
    'base.digest': t('annotation.baseDigest'),
  };
  const known: ReadonlyMap<string, string> = new Map(Object.entries(texts));
  return (group, name) => {
    if (group === 'labels') return name;
    const own = group === 'annotations' ? name.slice(annotationPrefix.length) : name;
    return known.get(own) ?? name;
  };
}
