// API Gateway's two languages, by the engines it is built on: Velocity templates and Java's regular expressions.
//
// One request a line, one answer a line; texts are base64 of UTF-8.
//   template TEMPLATE PROMPT ERROR_MESSAGE   →  the text that the template makes, or "!" and what went wrong
//   pattern PATTERN TEXT                     →  yes or no: whether the whole text fits
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.commons.lang.StringEscapeUtils;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.runtime.log.NullLogChute;

public class Evaluate {
  // $input, as far as the templates use it.
  public static class Input {
    private final String prompt;
    private final String errorMessage;

    Input(String prompt, String errorMessage) {
      this.prompt = prompt;
      this.errorMessage = errorMessage;
    }

    public String params(String name) {
      return name.equals("prompt") ? prompt : "";
    }

    public Object path(String path) {
      return path.equals("$.errorMessage") ? errorMessage : "";
    }
  }

  // $util: the function that API Gateway's reference names, from the library it comes from.
  public static class Util {
    public String escapeJavaScript(String text) {
      return StringEscapeUtils.escapeJavaScript(text);
    }
  }

  private static String text(String encoded) {
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  public static void main(String[] arguments) throws Exception {
    VelocityEngine engine = new VelocityEngine();
    engine.setProperty("runtime.log.logsystem", new NullLogChute());
    engine.init();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", -1);
      String answer;
      if (words[0].equals("pattern")) {
        answer = Pattern.compile(text(words[1])).matcher(text(words[2])).matches() ? "yes" : "no";
      } else {
        VelocityContext context = new VelocityContext();
        context.put("input", new Input(text(words[2]), text(words[3])));
        context.put("util", new Util());
        StringWriter made = new StringWriter();
        try {
          engine.evaluate(context, made, "template", text(words[1]));
          answer = Base64.getEncoder().encodeToString(made.toString().getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException failed) {
          answer = "!" + failed.getMessage().replace('\n', ' ');
        }
      }
      System.out.println(answer);
    }
  }
}
