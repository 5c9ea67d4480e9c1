const doubts = {
  reason: {
    failed: 'could not be read',
    ownCount: 'the registry counts more than it lists',
    onlyVisible: 'this is all that the account may see; whether there is more is unknown',
    changedWhileRead: 'the list changed while it was read',
    repeatedPage: 'the registry returned the same page again, so the end of the list was not reached',
    tooLong: 'the list exceeds the length limit',
    skipped: 'some elements have an unexpected format',
    unusableTag: 'tags that no image can have were skipped',
  },
  parts_one: '{{count}} project, organization or instance',
  parts_other: '{{count}} projects, organizations or instances',
  repositories_one: '{{count}} repository',
  repositories_other: '{{count}} repositories',
  notListed_one:
    '{{count}} image is no longer listed; it is kept until a second synchronization in five minutes does not list it either',
  notListed_other:
    '{{count}} images are no longer listed; they are kept until a second synchronization in five minutes does not list them either',
  notProvenGone_one:
    '{{count}} image is no longer listed, but the registry does not confirm that it was deleted; it is kept',
  notProvenGone_other:
    '{{count}} images are no longer listed, but the registry does not confirm that they were deleted; they are kept',
  noImages_one: '{{count}} artifact was found not to be an image when it was taken in; it is skipped',
  noImages_other: '{{count}} artifacts were found not to be images when they were taken in; they are skipped',
  withPlaces: '{{reason}} ({{places, list(style: narrow)}})',
} as const;

export default doubts;
