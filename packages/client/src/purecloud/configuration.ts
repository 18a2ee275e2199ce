/** The servers for calls and logins: the vendor's regional hosts, or one server of your own. */

/** One origin for calls and logins, for example `{ host: '127.0.0.1', protocol: 'http', port: 8080 }`. */
export interface Gateway {
  host: string;
  /** `https` by default. */
  protocol?: string;
  port?: number | string;
  /** Inserted between the origin and the path of every call. */
  path_params_api?: string;
  /** Inserted between the origin and the path of every login. */
  path_params_login?: string;
}

/** `ApiClient.instance.config` */
export interface Configuration {
  /** The vendor's domain, for example `mypurecloud.com`. */
  readonly environment: string;
  /**
   * The origin of the calls. Setting it also sets the origin of the logins, so that no secret goes to the vendor by accident.
   * The vendor's SDK does not do that.
   */
  basePath: string;
  /** The origin of the logins. Set it after `basePath` if it differs. */
  authUrl: string;
  /** Uses `https://api.<environment>` for calls and `https://login.<environment>` for logins. */
  setEnvironment(environment?: string): void;
  /** Uses only this server; without an argument, the hosts of the environment again. */
  setGateway(gateway?: Gateway): void;
  /** The base URL of calls or logins. */
  urlOf(kind: 'api' | 'login'): string;
}

export function createConfiguration(): Configuration {
  let environment = '';
  let basePath = '';
  let authUrl = '';
  let gateway: Gateway | undefined;

  const configuration: Configuration = {
    get environment() {
      return environment;
    },
    get basePath() {
      return basePath;
    },
    set basePath(origin) {
      basePath = withoutSlash(origin);
      authUrl = basePath;
    },
    get authUrl() {
      return authUrl;
    },
    set authUrl(origin) {
      authUrl = withoutSlash(origin);
    },
    setEnvironment(name) {
      environment = (name || 'mypurecloud.com')
        .replace(/\/+$/, '')
        .replace(/^https:\/\//, '')
        .replace(/^http:\/\//, '');
      environment = environment.replace(/^api\./, '');
      basePath = `https://api.${environment}`;
      authUrl = `https://login.${environment}`;
    },
    setGateway(chosen) {
      gateway = chosen && { ...chosen };
    },
    urlOf(kind) {
      if (!gateway?.host) return kind === 'api' ? basePath : authUrl;
      const { host, protocol, port, path_params_api: api, path_params_login: login } = gateway;
      return `${protocol || 'https'}://${host}${Number(port) > 0 ? `:${port}` : ''}${toPrefix(kind === 'api' ? api : login)}`;
    },
  };
  configuration.setEnvironment();
  return configuration;
}

function toPrefix(path = ''): string {
  const trimmed = withoutSlash(path);
  return trimmed === '' || trimmed.startsWith('/') ? trimmed : `/${trimmed}`;
}

/** People paste addresses with a slash at the end; the paths of calls begin with one. */
function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
