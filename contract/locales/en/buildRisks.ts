const buildRisks = {
  class: {
    secret: 'Secrets',
    privilege: 'Privileges',
    supply_chain: 'Supply chain',
    operation: 'Operation',
  },
  meaning: {
    secret_in_env:
      'An environment variable of the image holds what looks like a password, token or key. Anyone who can pull the image can read it, and so can every process in the container.',
    secret_in_label:
      'A label of the image holds what looks like a password, token or key. Anyone who can pull the image can read it.',
    secret_in_history:
      'A build command holds what looks like a password, token or key. The history of an image keeps each command, build arguments too, even where a later layer deletes the file.',
    no_user:
      'The image names no user, so its containers run as root. A process that breaks out of a container as root is root on the host.',
    ssh_server: 'The image has an SSH server. This adds a way in, with its own passwords or keys to manage.',
    sudo: 'The image has sudo. A mistake in its rules lets a process in the container become root.',
    pipe_to_shell:
      'A build command downloads a script and runs it without checking what it is. Whoever controls the server or the connection decides what gets into the image.',
    remote_add:
      'ADD downloads a file without checking what it is. Whoever controls the server or the connection decides what gets into the image.',
    unsigned_packages:
      'Packages are installed without checking who signed them. Whoever controls the mirror or the connection decides what gets into the image.',
    no_healthcheck:
      'The image has no HEALTHCHECK. Docker and Swarm cannot detect a container that hangs. Kubernetes ignores HEALTHCHECK and uses its own probes.',
    stale_image: 'The image was built over a year ago. Security updates since then are not in it.',
  },
  advice: {
    secret_in_env:
      'Change the secret: everyone who could pull the image may know it. Then remove it from the Dockerfile and pass it to the container at run time.',
    secret_in_label: 'Change the secret: everyone who could pull the image may know it. Then remove the label.',
    secret_in_history:
      'Change the secret: everyone who could pull the image may know it. Then pass it to the build with RUN --mount=type=secret, not as an argument or in a command.',
    no_user: 'Create a user in the Dockerfile and set it with USER, as a number if Kubernetes checks runAsNonRoot.',
    ssh_server: 'Remove the SSH server. Use docker exec or kubectl exec to get into a container.',
    sudo: 'Remove sudo. Run what needs root during the build, before USER.',
    pipe_to_shell:
      'Download a fixed version into a file and check its SHA-256 or signature before it runs, in the same command.',
    remote_add:
      'Add the option --checksum=sha256:… to ADD, or download with curl and check the SHA-256 in the same command.',
    unsigned_packages:
      'Remove the option. Install the signing key of the package source and, for HTTPS, the CA certificate that it needs.',
    no_healthcheck: 'Add a HEALTHCHECK to the Dockerfile. If only Kubernetes runs the image, ignore this risk.',
    stale_image: 'Rebuild the image on a current base.',
  },
  secretKind: {
    named: 'Value with a name typical of secrets',
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
