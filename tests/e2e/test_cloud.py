"""Posters whose parts are on other machines: here, another Onesheet plays them."""
import json
import unittest
import urllib.parse

from harness import Case, fetch, picture_size

CORE = "bedrock/stability.stable-image-core-v1:1"
NOWHERE = "http://127.0.0.1:9"  # the discard port: nothing answers


class Cloud(Case):
    def setUp(self):
        super().setUp()
        # Nothing here may ask the network for an instance's role.
        self.environment["AWS_EC2_METADATA_DISABLED"] = "true"

    def other_machine(self):
        """The variables of a second Onesheet, with a home of its own."""
        self.there = self.home / "there"
        variables = {"ONESHEET_DATA": str(self.there)}
        server = self.serve(env=variables)
        done = self.run_program("env", "--json", env=variables)
        return server, json.loads(done.stdout)


class Store(Cloud):
    def test_a_poster_goes_to_a_bucket_on_another_machine(self):
        server, variables = self.other_machine()
        self.environment.update(variables)
        made = self.make("a fox in the snow", "--format", "200x300", "--store", "s3://onesheet/club", "--seed", "3")
        self.assertTrue(made["key"].startswith("club/posters/"), made["key"])
        self.assertTrue(made["url"].startswith(server.s3 + "/onesheet/club/posters/"), made["url"])
        answer = fetch(made["url"])
        self.assertEqual(answer.status, 200)
        self.assertEqual(picture_size(answer.body), ("png", 200, 300))
        tampered = made["url"][:-1] + ("0" if made["url"][-1] != "0" else "1")
        self.assertEqual(fetch(tampered).status, 403)

    def test_a_bucket_that_is_not_there_is_named(self):
        _, variables = self.other_machine()
        self.environment.update(variables)
        done = self.run_program("make", "a fox", "--format", "200x300", "--store", "s3://none-such")
        self.assertRefused(done, 9, "bucket does not exist")

    def test_wrong_keys_are_said_and_not_shown(self):
        _, variables = self.other_machine()
        variables["AWS_SECRET_ACCESS_KEY"] = "wrong-secret-of-some-length"
        self.environment.update(variables)
        done = self.run_program("make", "a fox", "--format", "200x300", "--store", "s3://onesheet")
        self.assertRefused(done, 9, "refused our credentials")
        self.assertNotIn("wrong-secret", done.stderr)

    def test_two_servers_share_a_catalogue_in_the_store(self):
        _, variables = self.other_machine()
        shared = {**variables, "ONESHEET_STORE": "s3://onesheet/shared", "ONESHEET_CATALOGUE": "store"}
        one = self.serve(env={**shared, "ONESHEET_DATA": str(self.home / "one")})
        two = self.serve(env={**shared, "ONESHEET_DATA": str(self.home / "two")})
        made = one.post("/v1/posters", {"prompt": "a red balloon", "format": "200x300"})
        self.assertEqual(made.status, 201, made.body)
        listed = two.get("/v1/posters").json()["posters"]
        self.assertEqual([poster["id"] for poster in listed], [made.json()["id"]])
        link = two.post(f"/v1/posters/{made.json()['id']}/link", {})
        self.assertEqual(fetch(link.json()["url"]).status, 200)
        repeated = {"Idempotency-Key": "k1"}
        first = one.post("/v1/posters", {"prompt": "a fox", "format": "200x300"}, repeated)
        second = two.post("/v1/posters", {"prompt": "a fox", "format": "200x300"}, repeated)
        self.assertEqual((first.status, second.status), (201, 200))
        self.assertEqual(first.json()["id"], second.json()["id"])

    def test_the_page_may_show_pictures_of_the_other_machine(self):
        server, variables = self.other_machine()
        here = self.serve(env={**variables, "ONESHEET_STORE": "s3://onesheet"})
        self.assertIn(server.s3, here.get("/").headers["Content-Security-Policy"])

    def test_nonsense_is_refused_in_words(self):
        for value in ("s3://", "s3:/x", "gs://x", "s3://b//p", "", "remote"):
            if value:
                done = self.run_program("make", "a fox", "--store", value)
                self.assertRefused(done, 2, "store")
        self.assertRefused(self.run_program("make", "a fox", "--store", "s3://UPPER"), 2, "bucket")
        self.assertRefused(self.run_program("make", "a fox", "--s3-addressing", "sideways"), 2, "auto, path or")
        self.assertRefused(self.run_program("make", "a fox", "--bedrock-guardrail", "x"), 2, "ID:VERSION")
        self.assertRefused(self.run_program("make", "a fox", "--openai-extra", "{"), 2, "JSON object")


class Models(Cloud):
    def test_the_chain_goes_on_and_says_why(self):
        made = self.make("a fox in the snow", "--format", "200x300", "--bedrock-endpoint", NOWHERE,
                         "--bedrock-attempts", "1",
                         "--model", "bedrock/stability.stable-image-core-v1:1,illustrator",
                         env={"AWS_BEARER_TOKEN_BEDROCK": "token-of-a-test"})
        self.assertEqual(made["model"], "illustrator")
        self.assertEqual([tried["model"] for tried in made["tried"]], ["bedrock/stability.stable-image-core-v1:1"])
        self.assertTrue(made["tried"][0]["why"].endswith("."))

    def test_a_model_on_another_machine_draws_and_our_words_are_set(self):
        _, variables = self.other_machine()
        made = self.make("a fox in the snow", "--format", "400x600", "--title", "Winter", "--seed", "5",
                         "--model", CORE, env=variables)
        self.assertEqual((made["model"], made["title"], made["tried"]), (CORE, "Winter", []))
        self.assertEqual((made["width"], made["height"]), (400, 600))
        self.assertTrue(any("2:3" in note for note in made["notes"]), made["notes"])

    def test_nothing_is_promised_for_models_on_another_machine(self):
        _, variables = self.other_machine()
        for model, promised in ((CORE, False), ("illustrator", True)):
            done = self.run_program("make", "a fox in the snow", "--format", "200x300", "--seed", "5", "--no-file",
                                    "--model", model, env=variables)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual("draws it again" in done.stdout, promised, done.stdout)
            self.assertEqual("\n  drawn " in done.stdout, promised, done.stdout)
            self.assertEqual("\n  asked " in done.stdout, not promised, done.stdout)

    def test_the_models_own_file_is_kept_as_it_came(self):
        server, variables = self.other_machine()
        made = self.make("a fox in the snow", "--type", "original", "--model", CORE, "--raw-prompt",
                         "--out", "fox.png", env=variables)
        self.assertEqual(made["content_type"], "image/png")
        self.assertEqual(made["title"], "")
        kind, width, height = picture_size((self.here / "fox.png").read_bytes())
        self.assertEqual((kind, width, height), ("png", made["width"], made["height"]))
        self.assertAlmostEqual(width / height, 2 / 3, delta=0.01)

    def test_a_refusal_is_a_refusal(self):
        _, variables = self.other_machine()
        done = self.run_program("make", "a fox [[onesheet:filtered]]", "--format", "200x300",
                                "--model", CORE + ",illustrator", env=variables)
        self.assertRefused(done, 3, "content filter")

    def test_a_retired_model_names_its_successor_and_the_chain_goes_on(self):
        _, variables = self.other_machine()
        done = self.run_program("make", "a fox [[onesheet:end-of-life]]", "--format", "200x300",
                                "--model", "bedrock/amazon.nova-canvas-v1:0", env=variables)
        self.assertRefused(done, 9, "retired", "stability.stable-image-core-v1:1")
        made = self.make("a fox [[onesheet:end-of-life]]", "--format", "200x300",
                         "--model", "bedrock/amazon.nova-canvas-v1:0,illustrator", env=variables)
        self.assertEqual(made["model"], "illustrator")
        self.assertIn("retired", made["tried"][0]["why"])

    def test_a_model_that_fails_alone_fails_the_poster(self):
        done = self.run_program("make", "a fox", "--format", "200x300", "--model", "sdapi/any",
                                "--sdapi-endpoint", NOWHERE)
        self.assertEqual(done.returncode, 9, done.stderr)

    def test_unknown_models_are_named(self):
        self.assertRefused(self.run_program("make", "a fox", "--model", "dalle"), 2, "bedrock/MODEL-ID")
        self.assertRefused(self.run_program("make", "a fox", "--model", "bedrock/none"), 2, "stability.")
        self.assertRefused(self.run_program("make", "a fox", "--model", "bedrock/none"), 2, "bedrock-family")
        self.assertRefused(self.run_program("serve", "--listen", "127.0.0.1:0", "--s3-listen", "127.0.0.1:0",
                                            "--model", "dalle"), 2, "bedrock/MODEL-ID")

    def test_callers_may_name_only_what_the_operator_allows(self):
        server = self.serve()
        answer = server.post("/v1/posters", {"prompt": "a fox", "model": "bedrock/stability.stable-image-ultra-v1:1"})
        self.assertEqual(answer.status, 400)
        self.assertIn("illustrator", answer.json()["detail"])


if __name__ == "__main__":
    unittest.main()
