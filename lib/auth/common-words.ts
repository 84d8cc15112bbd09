/**
 * The words that the most used passwords of twelve characters and more are made of, in both languages, as
 * `password-rules.ts` compares them; longer ones first.
 */
export const commonWords: readonly string[] = [
  ...['administrator', 'administrador', 'administracion', 'participacion', 'participation'],
  ...['contrasena', 'contrasenya', 'bienvenida', 'bienvenido', 'qwertyuiop', 'asdfghjkl', 'barcelona'],
  ...['passphrase', 'realmadrid', 'liverpool', 'superman', 'princess', 'password', 'platoniq', 'platonic'],
  ...['football', 'fundacion', 'foundation', 'basketball', 'sunshine', 'starwars', 'whatever', 'trustno'],
  ...['iloveyou', 'tequiero', 'cambiame', 'changeme', 'letmein', 'welcome', 'usuario', 'sistema', 'secreto'],
  ...['goteo', 'decidim', 'monkey', 'dragon', 'master', 'shadow', 'secret', 'qwerty', 'azerty', 'zxcvbnm'],
  ...['batman', 'pokemon', 'espana', 'madrid', 'amor', 'admin', 'login', 'clave', 'prueba', 'hello', 'hola'],
  ...['test', 'temp', 'user', 'root', 'pass', 'word', 'love', 'abc', 'xyz', 'asd', 'qwe', 'zxc'],
].sort((a, b) => b.length - a.length);
