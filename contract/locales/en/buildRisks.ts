const buildRisks = {
  class: {
    secret: 'Secrets',
    privilege: 'Privileges',
    supply_chain: 'Supply chain',
    operation: 'Operation',
  },
  meaning: {
    secret_in_env:
      'An environment variable of the image holds what looks like a password, token or key. Whoever may pull the image can read it, and so can every process of the container.',
    secret_in_label:
      'A label of the image holds what looks like a password, token or key. Whoever may pull the image can read it.',
    secret_in_history:
      'A build command holds what looks like a password, token or key. The history of an image keeps each command, build arguments too, even where a later layer deletes the file.',
    no_user:
      'The image names no user, so its containers run as root. A process that breaks out of a container as root is root on the host.',
    ssh_server:
      'The image has an SSH server. It is one more way in, with passwords or keys of its own that have to be managed.',
    sudo: 'The image has sudo. A process in the container can become root by a mistake in its rules.',
    pipe_to_shell:
      'A build command downloads a script and runs it without checking what it is. Whoever controls the server or the connection decides what gets into the image.',
    remote_add:
      'ADD downloads a file without checking what it is. Whoever controls the server or the connection decides what gets into the image.',
    unsigned_packages:
      'Packages are installed without checking who signed them. Whoever controls the mirror or the connection decides what gets into the image.',
    no_healthcheck:
      'The image has no HEALTHCHECK. Docker and Swarm cannot tell a container that hangs from one that works. Kubernetes does not use it and asks by probes of its own.',
    stale_image: 'The image was built over a year ago. Security updates since then are not in it.',
  },
  advice: {
    secret_in_env:
      'Change the secret, as it is known to all who could pull the image. Then remove it from the Dockerfile and hand it to the container at run time.',
    secret_in_label: 'Change the secret, as it is known to all who could pull the image. Then remove the label.',
    secret_in_history:
      'Change the secret, as it is known to all who could pull the image. Then hand it to the build by RUN --mount=type=secret, not by an argument or in a command.',
    no_user: 'Create a user in the Dockerfile and name it by USER, by number where Kubernetes checks runAsNonRoot.',
    ssh_server: 'Remove the SSH server. Use docker exec or kubectl exec to get into a container.',
    sudo: 'Remove sudo. Do what needs root in the build, before USER.',
    pipe_to_shell:
      'Download a fixed version into a file and check its SHA-256 or signature before it runs, in the same command.',
    remote_add:
      'Give ADD the option --checksum=sha256:…, or download with curl and check the SHA-256 in the same command.',
    unsigned_packages: 'Remove the option. Install the key of the package source, and HTTPS with its own authority.',
    no_healthcheck: 'Add a HEALTHCHECK to the Dockerfile. Where only Kubernetes runs the image, ignore this risk.',
    stale_image: 'Rebuild the image on a current base.',
  },
  secretKind: {
    named: 'Value under a telling name',
    alibabaCloud: 'Alibaba Cloud AccessKey',
    anthropic: 'Anthropic API key',
    aws: 'AWS credentials',
    basicAuth: 'Password in a URL',
    databaseConnection: 'Database connection string',
    databricks: 'Databricks token',
    docker: 'Docker token',
    figma: 'Figma token',
    gcp: 'Google Cloud key',
    github: 'GitHub token',
    gitlab: 'GitLab token',
    grafana: 'Grafana token',
    groq: 'Groq API key',
    huggingFace: 'Hugging Face token',
    linear: 'Linear API key',
    notion: 'Notion token',
    npm: 'npm token',
    onePassword: '1Password token',
    openai: 'OpenAI API key',
    privateKey: 'Private key',
    sendgrid: 'SendGrid API key',
    shopify: 'Shopify token',
    slack: 'Slack token',
    vault: 'HashiCorp Vault token',
    vercel: 'Vercel token',
  },
} as const;

export default buildRisks;
